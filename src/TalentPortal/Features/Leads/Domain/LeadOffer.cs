using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>How near a lead lies to what a consultant serves; nearer ones come first.</summary>
public enum TerritoryFit
{
    /// <summary>They serve the very country.</summary>
    Country,

    /// <summary>They serve the part of the world in which it lies.</summary>
    Region,

    /// <summary>They name no place, and so serve all.</summary>
    World,
}

/// <summary>What became of an offer.</summary>
public enum LeadOfferState
{
    Offered,
    Taken,

    /// <summary>The consultant said no.</summary>
    Passed,

    /// <summary>The consultant did not answer in time.</summary>
    Lapsed,

    /// <summary>Somebody else answered the lead, the person took it back, or routing was switched off.</summary>
    Ended,
}

/// <summary>Why a consultant was asked, as it stood then.</summary>
/// <param name="RegionCode">The part of the world; null unless that is why.</param>
/// <param name="OverlapHours">Hours of a week in which the consultant works while it is day for the person.</param>
/// <param name="Load">Cases and offers that the consultant had.</param>
/// <param name="Capacity">How many they can have.</param>
public sealed record OfferReasons(TerritoryFit Fit, string? RegionCode, int OverlapHours, int Load, int Capacity);

/// <summary>A lead was offered to a consultant: the tenant's own record of who was asked, when and why. Holds no word about the person, and goes with the lead.</summary>
public sealed class LeadOffer : ITenantOwned
{
    public const string Table = "lead_offers";
    public const int RegionMax = 40;

    private LeadOffer()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid LeadId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Their name as it was then.</summary>
    public string Name { get; private set; } = "";

    public LeadOfferState State { get; private set; }

    public DateTimeOffset OfferedAt { get; private set; }

    public DateTimeOffset AnswerBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public TerritoryFit Fit { get; private set; }

    public string? RegionCode { get; private set; }

    public int OverlapHours { get; private set; }

    public int Load { get; private set; }

    public int Capacity { get; private set; }

    public OfferReasons Reasons => new(Fit, RegionCode, OverlapHours, Load, Capacity);

    public static LeadOffer Make(Guid id, Lead lead, Guid userId, string name, OfferReasons reasons, DateTimeOffset now, DateTimeOffset answerBy) => new()
    {
        Id = id,
        TenantId = lead.TenantId,
        LeadId = lead.Id,
        UserId = userId,
        Name = name,
        State = LeadOfferState.Offered,
        OfferedAt = now,
        AnswerBy = answerBy,
        Fit = reasons.Fit,
        RegionCode = reasons.RegionCode,
        OverlapHours = reasons.OverlapHours,
        Load = reasons.Load,
        Capacity = reasons.Capacity,
    };

    /// <summary>Says what became of it. Without effect once that is said.</summary>
    public void End(LeadOfferState state, DateTimeOffset now)
    {
        if (State == LeadOfferState.Offered) (State, EndedAt) = (state, now);
    }
}
