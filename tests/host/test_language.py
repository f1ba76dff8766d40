from collective_desk.host.language import system_language


def test_the_system_s_language_is_spoken_when_we_can(monkeypatch):
    for said, spoken in {"fr_FR.UTF-8": "fr", "pt_BR": "pt", "km_KH": "en", "C": "en"}.items():
        monkeypatch.setenv("LANG", said)
        assert system_language() == spoken


def test_what_binds_most_is_heard_first(monkeypatch):
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("LC_MESSAGES", "es_ES.UTF-8")
    assert system_language() == "es"
    monkeypatch.setenv("LC_ALL", "ar")
    assert system_language() == "ar"
