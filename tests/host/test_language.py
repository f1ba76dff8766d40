from collective_desk.host.language import system_language


def test_the_system_s_language_is_spoken_when_we_can(monkeypatch):
    for said, spoken in {"fr_FR.UTF-8": "fr", "pt_BR": "pt", "km_KH": "en", "C": "en"}.items():
        monkeypatch.setenv("LANG", said)
        assert system_language() == spoken
