using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>
/// What cards could say of a person, for counting how many people of a tenant a card fits: of everybody who has a profile and
/// agreed to something there, with or without a card. Nobody reads it but the person; the system counts.
/// </summary>
public sealed class TalentFacts : IPersonOwned
{
    public const string Table = "talent_facts";

    private TalentFacts()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>Everything a card could show, fine and coarse.</summary>
    [Class(FieldClass.Sensitive)]
    public List<string> Marks { get; private set; } = [];

    // The fine marks of these facts once more, kept by the database, so that it can find people by them.
    [Class(FieldClass.Sensitive)]
    public string? Industry { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? Degree { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? Region { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string? Years { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    public static TalentFacts Begin(Guid userId, Guid tenantId, DateTimeOffset now) => new() { Id = Guid.NewGuid(), UserId = userId, TenantId = tenantId, ChangedAt = now };

    public void Say(IEnumerable<string> marks, DateTimeOffset now) => (Marks, ChangedAt) = ([.. marks.Distinct().Order(StringComparer.Ordinal)], now);
}
