from taxonomy.models.changes import TaxonomyChange
from taxonomy.models.places import Place
from taxonomy.models.terms import PageTerm, Term
from taxonomy.models.uploads import TaxonomyUpload
from taxonomy.models.vocabularies import Vocabulary, VocabularyUse

__all__ = ["PageTerm", "Place", "TaxonomyChange", "TaxonomyUpload", "Term", "Vocabulary", "VocabularyUse"]
