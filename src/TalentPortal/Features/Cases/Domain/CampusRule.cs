using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>What one organisation has decided about its student consultants; without a row, what is usual.</summary>
public sealed class CampusRule : ITenantOwned
{
    public const string Table = "campus_rules";

    public const int UsualDays = 30;
    public const int LeastDays = 7;
    public const int MostDays = 180;

    public const int UsualFirst = 3;
    public const int MostFirst = 10;

    private CampusRule()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>For how many days after the arrival the campus sees a case.</summary>
    public int ViewDays { get; private set; }

    /// <summary>How many first messages of a student in a case are read by whoever supervises; 0: none.</summary>
    public int FirstMessages { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>One for each organisation, under its own id.</summary>
    public static CampusRule Of(TenantRef tenant) => new() { Id = tenant.Id, ViewDays = UsualDays, FirstMessages = UsualFirst };

    public void Change(int viewDays, int firstMessages, DateTimeOffset now) => (ViewDays, FirstMessages, ChangedAt) = (viewDays, firstMessages, now);
}
