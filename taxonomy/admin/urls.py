"""Addresses of the vocabulary manager, below /admin/."""

from django.urls import path

from taxonomy.admin.views import endings, health, history, importing, reorder, terms, tree, uses

urlpatterns = [
    path("taxonomy/vocabulary/<int:pk>/terms/", tree.TreeView.as_view(), name="taxonomy_terms"),
    path("taxonomy/vocabulary/<int:pk>/terms/add/", terms.AddTermView.as_view(), name="taxonomy_add_term"),
    path("taxonomy/vocabulary/<int:pk>/changes/", history.VocabularyHistoryView.as_view(), name="taxonomy_history"),
    path("taxonomy/term/<int:pk>/", terms.EditTermView.as_view(), name="taxonomy_edit_term"),
    path("taxonomy/term/<int:pk>/history/", history.TermHistoryView.as_view(), name="taxonomy_term_history"),
    path("taxonomy/term/<int:pk>/up/", reorder.ReorderView.as_view(steps=-1), name="taxonomy_move_up"),
    path("taxonomy/term/<int:pk>/down/", reorder.ReorderView.as_view(steps=1), name="taxonomy_move_down"),
    path("taxonomy/term/<int:pk>/pages/live/", uses.PagesView.as_view(kind="live"), name="taxonomy_live_pages"),
    path("taxonomy/term/<int:pk>/pages/drafts/", uses.PagesView.as_view(kind="drafts"), name="taxonomy_drafts"),
    path("taxonomy/term/<int:pk>/move/", endings.MoveView.as_view(), name="taxonomy_move_term"),
    path("taxonomy/term/<int:pk>/merge/", endings.MergeView.as_view(), name="taxonomy_merge_term"),
    path("taxonomy/term/<int:pk>/split/", endings.SplitView.as_view(), name="taxonomy_split_term"),
    path("taxonomy/term/<int:pk>/retire/", endings.RetireView.as_view(), name="taxonomy_retire_term"),
    path("taxonomy/term/<int:pk>/delete/", endings.DeleteView.as_view(), name="taxonomy_delete_term"),
    path("taxonomy/health/", health.HealthView.as_view(), name="taxonomy_health"),
    path("taxonomy/import/", importing.UploadView.as_view(), name="taxonomy_import"),
    path("taxonomy/import/<int:pk>/", importing.ImportView.as_view(), name="taxonomy_import_report"),
    path("taxonomy/export/", importing.ExportView.as_view(), name="taxonomy_export"),
    path("taxonomy/change/<int:pk>/undo/", endings.UndoView.as_view(), name="taxonomy_undo"),
]
