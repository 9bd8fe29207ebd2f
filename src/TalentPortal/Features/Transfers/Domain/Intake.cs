using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>
/// Whether an organisation takes on cases of others, and which. There is none until its administrator says so: nobody is sent a
/// person's matters who has not said that somebody there sees to them.
/// </summary>
public sealed class Intake : IPublishable
{
    public const string Table = "intakes";
    public const int TakesMax = 300;

    private Intake()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>It takes cases on: others may see that, and for what.</summary>
    public bool IsPublic { get; private set; }

    public List<CaseTier> Tiers { get; private set; } = [];

    /// <summary>Which cases, in words for colleagues elsewhere and for talents.</summary>
    public Bilingual Takes { get; private set; } = Bilingual.Empty;

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public static Intake Of(Guid id) => new() { Id = id };

    public void Save(bool isOpen, IEnumerable<CaseTier> tiers, Bilingual takes, DateTimeOffset now) => (IsPublic, Tiers, Takes, ChangedAt) = (isOpen, [.. tiers.Distinct().Order()], takes, now);
}
