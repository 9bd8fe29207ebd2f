using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>The sealed parts of a profile in clear: only in the memory of the request that may read them.</summary>
public sealed record OpenProfileParts(string? Name, string? Email, string? Phone, string? Summary);

/// <summary>Seals and opens profiles and names of files under the person's key.</summary>
public sealed class SealedProfile(PortalVault vault)
{
    public async Task Seal(TalentProfile profile, OpenProfileParts parts, CancellationToken ct) => profile.SealedParts(
        await SealOne(profile, "name", parts.Name, ct),
        await SealOne(profile, "email", parts.Email, ct),
        await SealOne(profile, "phone", parts.Phone, ct),
        await SealOne(profile, "summary", parts.Summary, ct));

    public async Task<OpenProfileParts> Open(TalentProfile profile, CancellationToken ct) => new(
        await OpenOne(profile, "name", profile.Name, ct),
        await OpenOne(profile, "email", profile.Email, ct),
        await OpenOne(profile, "phone", profile.Phone, ct),
        await OpenOne(profile, "summary", profile.Summary, ct));

    public async ValueTask<SealedText> SealFileName(Guid userId, Guid cvId, string fileName, CancellationToken ct) =>
        await vault.Seal(KeyOwner.Person(userId), fileName, new SealContext(CvDocument.Table, "file_name", cvId), ct);

    public async ValueTask<string> OpenFileName(CvDocument cv, CancellationToken ct) =>
        await vault.Open(KeyOwner.Person(cv.UserId), cv.FileName, new SealContext(CvDocument.Table, "file_name", cv.Id), ct) ?? "";

    private async ValueTask<SealedText> SealOne(TalentProfile profile, string column, string? value, CancellationToken ct) =>
        await vault.Seal(KeyOwner.Person(profile.UserId), value ?? "", new SealContext(TalentProfile.Table, column, profile.Id), ct);

    private async ValueTask<string?> OpenOne(TalentProfile profile, string column, SealedText value, CancellationToken ct)
    {
        if (value.ToBytes().Length == 0) return null;
        var text = await vault.Open(KeyOwner.Person(profile.UserId), value, new SealContext(TalentProfile.Table, column, profile.Id), ct);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
