using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>What a student consultant offers as a buddy. Without one, or with a closed one, nobody is proposed.</summary>
public sealed class BuddyCard : ITenantOwned
{
    public const string Table = "buddy_cards";
    public const int HoursMost = 20;
    public const int PeopleMost = 5;

    /// <summary>Bytes of the sealed facts at most.</summary>
    public const int SealedMax = 8_000;

    private BuddyCard()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>See <see cref="BuddyFacts"/>, sealed under the student's key.</summary>
    public SealedText Facts { get; private set; }

    /// <summary>Free hours a week.</summary>
    public int WeeklyHours { get; private set; }

    /// <summary>How many people they accompany at a time.</summary>
    public int MostPeople { get; private set; }

    /// <summary>Whether they may be proposed now.</summary>
    public bool IsOpen { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public static BuddyCard Of(Guid id, Guid tenantId, Guid userId) => new() { Id = id, TenantId = tenantId, UserId = userId };

    public void Describe(SealedText facts, int weeklyHours, int mostPeople, bool isOpen, DateTimeOffset now) => (Facts, WeeklyHours, MostPeople, IsOpen, ChangedAt) = (facts, weeklyHours, mostPeople, isOpen, now);
}

/// <summary>How much each field counts at one tenant, see <see cref="BuddyScale"/>.</summary>
public sealed class BuddyWeights : ITenantOwned
{
    public const string Table = "buddy_weights";

    private BuddyWeights()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public int Language { get; private set; }

    public int Place { get; private set; }

    public int Field { get; private set; }

    public int Country { get; private set; }

    public int Family { get; private set; }

    public int Interest { get; private set; }

    public string ChangedByName { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public BuddyScale Scale => new(Language, Place, Field, Country, Family, Interest);

    public static BuddyWeights Of(Guid id, Guid tenantId) => new() { Id = id, TenantId = tenantId };

    public void Say(BuddyScale scale, string byName, DateTimeOffset now) =>
        (Language, Place, Field, Country, Family, Interest, ChangedByName, ChangedAt) = (scale.Language, scale.Place, scale.Field, scale.Country, scale.Family, scale.Interest, byName, now);
}
