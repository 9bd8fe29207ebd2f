using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>Seals and opens numbers and names of files, and what was asked and said about documents, under the person's key.</summary>
public sealed class SealedDocuments(PortalVault vault)
{
    public ValueTask<SealedText> SealNumber(Guid userId, Guid document, string? number, CancellationToken ct) => Seal(userId, TalentDocument.Table, "number", document, number, ct);

    public ValueTask<string?> OpenNumber(TalentDocument document, CancellationToken ct) => Open(document.UserId, TalentDocument.Table, "number", document.Id, document.Number, ct);

    public ValueTask<SealedText> SealFileName(Guid userId, Guid file, string name, CancellationToken ct) => Seal(userId, DocumentFile.Table, "file_name", file, name, ct);

    public async ValueTask<string> OpenFileName(DocumentFile file, CancellationToken ct) => await Open(file.UserId, DocumentFile.Table, "file_name", file.Id, file.FileName, ct) ?? "";

    public ValueTask<SealedText> SealReason(Guid talent, Guid request, string? reason, CancellationToken ct) => Seal(talent, DocumentRequest.Table, "reason", request, reason, ct);

    public ValueTask<string?> Open(DocumentRequest request, CancellationToken ct) => Open(request.TalentUserId!.Value, DocumentRequest.Table, "reason", request.Id, request.Reason, ct);

    public ValueTask<SealedText> SealVerdict(Guid talent, Guid check, string? reason, CancellationToken ct) => Seal(talent, DocumentCheck.Table, "reason", check, reason, ct);

    public ValueTask<string?> Open(DocumentCheck check, CancellationToken ct) => Open(check.TalentUserId!.Value, DocumentCheck.Table, "reason", check.Id, check.Reason, ct);

    /// <summary>A number as others see it: its last characters, and of a short one fewer.</summary>
    public static string? Masked(string? number)
    {
        if (string.IsNullOrEmpty(number)) return null;
        var shown = Math.Min(TalentDocument.NumberShown, number.Length / 2);
        return new string('•', 4) + number[^shown..];
    }

    private async ValueTask<SealedText> Seal(Guid userId, string table, string column, Guid row, string? text, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(text) ? default : await vault.Seal(KeyOwner.Person(userId), text.Trim(), new SealContext(table, column, row), ct);

    private async ValueTask<string?> Open(Guid userId, string table, string column, Guid row, SealedText text, CancellationToken ct) =>
        text.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(userId), text, new SealContext(table, column, row), ct);
}
