using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads.Domain;

/// <summary>How a tenant hands out new leads: by itself to whom they fit, or from a queue that is open to all consultants.</summary>
public sealed class LeadRouting : ITenantOwned
{
    public const string Table = "lead_routings";

    /// <summary>Working hours of the consultant for an answer, where the tenant said nothing.</summary>
    public const int UsualHours = 4;

    public const int HoursMax = 40;

    private LeadRouting()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsOn { get; private set; }

    /// <summary>Working hours, by the consultant's own week, after which the next one is asked.</summary>
    public int Hours { get; private set; } = UsualHours;

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public static LeadRouting Start(Guid tenantId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId, ChangedAt = now };

    public void Set(bool isOn, int hours, DateTimeOffset now) => (IsOn, Hours, ChangedAt) = (isOn, hours, now);
}
