using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>
/// One part of what a person discloses to one employer: a copy as it was when they agreed, sealed under their key. Each part is
/// opened by a grant of its own, so the database shows an employer the parts that were chosen and nothing else; the profile
/// itself stays closed to it. Goes when the answer is taken back, or its time is over.
/// </summary>
public sealed class ContactDisclosure : IPersonOwned
{
    public const string Table = "contact_disclosures";

    private ContactDisclosure()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid RequestId { get; private set; }

    [Class(FieldClass.Internal)]
    public ContactPart Part { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText Facts { get; private set; }

    /// <summary>When its grant ends, and it goes.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset Until { get; private set; }

    public static ContactDisclosure Of(Guid id, Guid userId, Guid requestId, ContactPart part, SealedText facts, DateTimeOffset until) =>
        new() { Id = id, UserId = userId, RequestId = requestId, Part = part, Facts = facts, Until = until };
}

/// <summary>What can be disclosed of a profile; a part that is not disclosed is null.</summary>
public sealed record ContactFacts(string? Name, ContactFacts.Ways? Reach, ContactFacts.Background? About)
{
    public sealed record Ways(string? Email, string? Phone);

    public sealed record Background(string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);
}
