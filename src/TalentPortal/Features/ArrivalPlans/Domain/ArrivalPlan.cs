using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.ArrivalPlans.Domain;

/// <summary>The day plan of one case: from a week before the arrival to two weeks after it. The talent may read every column.</summary>
public sealed class ArrivalPlan : ICaseRow
{
    public const string Table = "arrival_plans";

    /// <summary>How far ahead an arrival can be planned, and how long ago one can lie, in days.</summary>
    public const int MostAhead = 366;
    public const int MostAgo = 30;

    /// <summary>Months after the end of the case for which it is kept: it tells where somebody lives.</summary>
    public const int KeptMonths = 6;

    private ArrivalPlan()
    {
    }

    /// <summary>The case's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Day at the tenant.</summary>
    [Class(FieldClass.Sensitive)]
    public DateOnly ArriveOn { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ArrivalAudience Audience { get; private set; }

    [Class(FieldClass.Sensitive)]
    public bool WithChildren { get; private set; }

    /// <summary>The version of the template it was made from.</summary>
    [Class(FieldClass.Internal)]
    public int TemplateVersion { get; private set; }

    [Class(FieldClass.Public)]
    public string MadeByName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset MadeAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ArrivalPlan Make(TalentCase one, DateOnly arriveOn, ArrivalAudience audience, bool withChildren, ArrivalTemplate template, string byName, DateTimeOffset now) => new()
    {
        Id = one.Id,
        TenantId = one.TenantId,
        TalentUserId = one.TalentUserId,
        ArriveOn = arriveOn,
        Audience = audience,
        WithChildren = withChildren,
        TemplateVersion = template.Version,
        MadeByName = byName,
        MadeAt = now,
    };

    /// <summary>Whether an arrival can be on a day.</summary>
    public static bool Fits(DateOnly on, DateOnly today) => on >= today.AddDays(-MostAgo) && on <= today.AddDays(MostAhead);

    /// <summary>Another day of arrival: what is not done moves along, what is done stays where it was.</summary>
    public void MoveTo(DateOnly on, IEnumerable<ArrivalItem> items)
    {
        var days = on.DayNumber - ArriveOn.DayNumber;
        foreach (var item in items) item.Shift(days);
        ArriveOn = on;
    }
}
