namespace TalentPortal.Features.Documents;

/// <summary>Texts of a talent's documents, for the talent and for staff.</summary>
public sealed class DocumentsText;
