using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>What staff note for themselves. The talent, employers and the campus read none of it, so it lies in a table of its own.</summary>
public sealed class CaseNote : ITenantOwned
{
    public const string Table = "case_notes";

    private CaseNote()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid CaseId { get; private set; }

    public CaseNoteLevel Level { get; private set; }

    public Guid AuthorUserId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Sealed under the key of the person whose case it is: it goes with them.</summary>
    public SealedText Words { get; private set; }

    public static CaseNote Of(Guid id, TalentCase talentCase, CaseNoteLevel level, Guid author, string authorName, SealedText words, DateTimeOffset now) => new()
    {
        Id = id,
        TenantId = talentCase.TenantId,
        CaseId = talentCase.Id,
        Level = level,
        AuthorUserId = author,
        AuthorName = authorName,
        At = now,
        Words = words,
    };
}
