"""The few dialogs: what an import would bring, which file to write, the title of the desk."""
