using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>Two prospects became one. For some days it holds what the kept one was before, so that both can be had back.</summary>
public sealed class ProspectMerge : ITenantOwned
{
    public const string Table = "prospect_merges";

    /// <summary>Days for which it can be undone.</summary>
    public const int UndoDays = 7;

    private ProspectMerge()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>The one that stays.</summary>
    public Guid KeptId { get; private set; }

    /// <summary>The one that lies in it.</summary>
    public Guid GoneId { get; private set; }

    /// <summary>What was known of the kept one before, sealed.</summary>
    public SealedText Before { get; private set; }

    public DateTimeOffset MergedAt { get; private set; }

    public DateTimeOffset UndoUntil => MergedAt.AddDays(UndoDays);

    public static ProspectMerge Of(Prospect kept, Prospect gone, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = kept.TenantId, KeptId = kept.Id, GoneId = gone.Id, MergedAt = now,
    };

    public void Keep(SealedText before) => Before = before;
}
