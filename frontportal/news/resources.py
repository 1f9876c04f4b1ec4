"""The register of official papers as a sheet."""

from frontportal.sheets.resources import RecordResource

from .models.document import Document


class DocumentResource(RecordResource):
    """Papers come in as drafts: a sheet publishes nothing."""

    class Meta:
        model = Document
        fields = ("number", "issued_on", "issuer", "kind", "abstract")
        import_id_fields = ("number", "issuer", "issued_on")
