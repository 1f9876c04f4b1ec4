"""Invented issuers and signers, for the demonstration and for tests: made anew each time, their keys never stored."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAMES = {
    "name": NameOID.COMMON_NAME, "title": NameOID.TITLE, "unit": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "body": NameOID.ORGANIZATION_NAME, "number": NameOID.USER_ID, "mail": NameOID.EMAIL_ADDRESS,
}  # fmt: skip


@dataclass(frozen=True)
class SampleSigner:
    """A certificate with its key, and the one of who issued it (itself, for a root)."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    issuer: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def issue(by: SampleSigner | None = None, *, days: tuple[int, int] = (-3650, 3650), **names: str) -> SampleSigner:
    """A certificate of a signer, or a root without `by`; `days` from today from when until when it holds."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NAMES[name], value) for name, value in names.items()])
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(by.certificate.subject if by else subject)
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(now + timedelta(days[0])).not_valid_after(now + timedelta(days[1]))
    made = made.add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    usage |= {
        "key_cert_sign": by is None,
        "crl_sign": by is None,
        "digital_signature": True,
        "content_commitment": by is not None,
    }
    made = made.add_extension(x509.KeyUsage(**usage), critical=True)
    certificate = made.sign(by.key if by else key, hashes.SHA256())
    return SampleSigner(certificate, key, by.certificate if by else certificate)


def signer_of(signer: SampleSigner) -> Any:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.sign import signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    form = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    known = SimpleCertificateStore()
    known.register(asn1.Certificate.load(signer.issuer.public_bytes(serialization.Encoding.DER)))
    key = keys.PrivateKeyInfo.load(signer.key.private_bytes(*form))
    return signers.SimpleSigner(asn1.Certificate.load(signer.der), key, known)


def signed_pdf(content: bytes, signer: SampleSigner, *, field: str = "ChuKy1") -> bytes:
    """The PDF with a signature more. Raises ImportError where pyHanko is not installed."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    meta = signers.PdfSignatureMetadata(field_name=field)
    return signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), meta, signer_of(signer)).getvalue()


def signed_beside(content: bytes, signer: SampleSigner) -> bytes:
    """A .p7s for the content. Raises ImportError where pyHanko is not installed."""
    return asyncio.run(signer_of(signer).async_sign_general_data(content, "sha256")).dump()
