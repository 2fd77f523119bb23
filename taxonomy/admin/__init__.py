"""The vocabulary manager: the screens on which taxonomy managers keep vocabularies and terms."""
