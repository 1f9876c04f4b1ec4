"""The sheet of transfers: what it brings waits for the second person."""

from frontportal.sheets.proposals import ProposalResource

from .models import FundTransfer


class FundTransferResource(ProposalResource):
    class Meta(ProposalResource.Meta):
        model = FundTransfer
        import_id_fields = ("fund", "direction", "document_number", "date", "amount")
        fields = ("fund", "year", "date", "direction", "level", "other_fund", "amount", "document_number", "note")
