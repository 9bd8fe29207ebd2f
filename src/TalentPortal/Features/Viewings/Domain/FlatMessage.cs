using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings.Domain;

/// <summary>Who wrote about a flat.</summary>
public enum FlatAuthor
{
    Talent,

    /// <summary>Whoever lets it, or the tenant's staff in their place.</summary>
    Letting,

    /// <summary>The consultant of the talent's case, for the talent.</summary>
    Consultant,
}

/// <summary>What somebody wrote in an enquiry. It goes with the enquiry.</summary>
public sealed class FlatMessage : ICaseRow
{
    public const string Table = "flat_messages";
    public const int WordsMax = 1000;

    /// <summary>Of one enquiry.</summary>
    public const int Most = 60;

    private FlatMessage()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid EnquiryId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>The case of the enquiry, as it says; null for none.</summary>
    [Class(FieldClass.Internal)]
    public Guid? CaseId { get; private set; }

    [Class(FieldClass.Public)]
    public FlatAuthor By { get; private set; }

    /// <summary>Of a consultant; null for the parties themselves.</summary>
    [Class(FieldClass.Public)]
    public string? AuthorName { get; private set; }

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    /// <summary>Sealed under the talent's key, whoever wrote: it goes with them.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    public static FlatMessage Of(Guid id, FlatEnquiry one, FlatAuthor by, string? authorName, SealedText words, DateTimeOffset now) => new()
    {
        Id = id, TenantId = one.TenantId, EnquiryId = one.Id, TalentUserId = one.TalentUserId, EmployerId = one.EmployerId, CaseId = one.CaseId, By = by, AuthorName = authorName, At = now, Words = words,
    };
}
