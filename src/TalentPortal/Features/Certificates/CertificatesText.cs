namespace TalentPortal.Features.Certificates;

/// <summary>Texts about certificates of hours.</summary>
public sealed class CertificatesText;
