using System.Globalization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools.Domain;

/// <summary>What kind of school it is, whatever ages it takes.</summary>
public enum SchoolKind
{
    Public,
    Private,
    Bilingual,
    International,

    /// <summary>A school for children of foreign personnel, which takes no child with a passport of the Chinese mainland.</summary>
    ForeignPersonnel,
}

/// <summary>After which plan it teaches.</summary>
public enum SchoolCurriculum
{
    National,
    Baccalaureate,
    British,
    American,
    Other,
}

/// <summary>Whether there are places.</summary>
public enum SchoolWaiting
{
    Unknown,
    Open,
    WaitingList,
    Full,
}

/// <summary>How an entry window stands on a day.</summary>
public enum WindowState
{
    /// <summary>No dates are known.</summary>
    None,
    Open,
    Later,
    Over,
}

/// <summary>A while in which one can apply.</summary>
/// <param name="To">Last day.</param>
/// <param name="BeginsOn">First day of school; null where it is not said.</param>
public sealed record SchoolWindow(DateOnly From, DateOnly To, DateOnly? BeginsOn)
{
    /// <summary>Longest text of one.</summary>
    public const int Max = 32;

    private const string Day = "yyyy-MM-dd";

    public WindowState StateOn(DateOnly day) => To < day ? WindowState.Over : From <= day ? WindowState.Open : WindowState.Later;

    /// <summary>As it is written: <c>2027-02-01/2027-06-30/2027-09-01</c>.</summary>
    public override string ToString() => string.Join('/', new[] { From, To, BeginsOn }.OfType<DateOnly>().Select(day => day.ToString(Day, CultureInfo.InvariantCulture)));

    /// <summary>Null for what is none.</summary>
    public static SchoolWindow? Read(string text)
    {
        var days = text.Split(['/', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => DateOnly.TryParseExact(part, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).ToList();
        if (days.Count is not (2 or 3) || days.Contains(null)) return null;
        var (from, to, begins) = (days[0]!.Value, days[1]!.Value, days.Count == 3 ? days[2] : null);
        return to < from || begins < from ? null : new(from, to, begins);
    }
}

/// <summary>What a tenant says of a school.</summary>
/// <param name="CityCode">GB/T 2260 code of the city.</param>
/// <param name="District">The part of the city; empty where it is not said.</param>
/// <param name="AgeFrom">Age in whole years on the day by which schools count, see <see cref="SchoolStages"/>.</param>
/// <param name="AgeTo">The oldest that it takes in.</param>
/// <param name="Languages">Codes of the languages in which it teaches.</param>
/// <param name="FeeFrom">Lowest fee a year in CNY; null where nobody says. 0: none.</param>
/// <param name="FeeNote">What the fee includes.</param>
/// <param name="Admits">Whose children it takes, by the family's position in law; empty: everybody's.</param>
/// <param name="AdmitsNote">What else they must have: household registration, residence permit, a post in the city.</param>
/// <param name="Documents">Codes of kinds of documents.</param>
/// <param name="WaitingOn">When somebody asked whether there are places.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="VerifiedOn">When somebody last checked it.</param>
public sealed record SchoolFacts(
    Bilingual Name, SchoolKind Kind, string CityCode, Bilingual District, int AgeFrom, int AgeTo, IReadOnlyList<string> Languages, IReadOnlyList<SchoolCurriculum> Curricula, IReadOnlyList<SchoolWindow> Windows, int? FeeFrom,
    int? FeeTo, Bilingual FeeNote, IReadOnlyList<ResidenceGroup> Admits, Bilingual AdmitsNote, IReadOnlyList<string> Documents, string? Website, SchoolWaiting Waiting, DateOnly? WaitingOn, string Source, DateOnly VerifiedOn,
    TaskCertainty Certainty)
{
    /// <summary>Nobody has checked it for so long that it may be wrong.</summary>
    public bool IsStale(DateOnly today) => VerifiedOn.AddDays(School.CheckedDays) < today;

    /// <summary>The window that can be met next, or the last one that was missed; null where no dates are known.</summary>
    public SchoolWindow? NextWindow(DateOnly today) => Windows.Where(window => window.To >= today).MinBy(window => window.From) ?? Windows.MaxBy(window => window.To);

    public bool Takes(int age) => AgeFrom <= age && age <= AgeTo;

    public bool TakesFrom(ResidenceGroup? group) => group is not { } one || Admits.Count == 0 || Admits.Contains(one);
}

/// <summary>A school that a tenant tells families about: everybody reads it once it is published.</summary>
public sealed class School : IPublishable
{
    public const string Table = "schools";
    public const int NameMax = 120;
    public const int DistrictMax = 80;
    public const int NoteMax = 400;
    public const int SourceMax = 300;
    public const int WebsiteMax = 300;
    public const int CodeMax = 30;
    public const int AgeMost = 18;
    public const int FeeMost = 2_000_000;
    public const int WindowsMost = 12;

    /// <summary>Days after which what is said of it should be checked again: fees and windows change with each school year.</summary>
    public const int CheckedDays = 180;

    private School()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public SchoolKind Kind { get; private set; }

    public string CityCode { get; private set; } = "";

    public Bilingual District { get; private set; } = Bilingual.Empty;

    public int AgeFrom { get; private set; }

    public int AgeTo { get; private set; }

    public List<string> Languages { get; private set; } = [];

    public List<string> Curricula { get; private set; } = [];

    /// <summary>See <see cref="SchoolWindow"/>.</summary>
    public List<string> Windows { get; private set; } = [];

    public int? FeeFrom { get; private set; }

    public int? FeeTo { get; private set; }

    public Bilingual FeeNote { get; private set; } = Bilingual.Empty;

    public List<string> Admits { get; private set; } = [];

    public Bilingual AdmitsNote { get; private set; } = Bilingual.Empty;

    public List<string> Documents { get; private set; } = [];

    public string? Website { get; private set; }

    public SchoolWaiting Waiting { get; private set; }

    public DateOnly? WaitingOn { get; private set; }

    public string Source { get; private set; } = "";

    public DateOnly VerifiedOn { get; private set; }

    /// <summary>The member of staff who entered what was checked.</summary>
    public string VerifiedBy { get; private set; } = "";

    public TaskCertainty Certainty { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>What is said of it.</summary>
    public SchoolFacts Facts => new(
        Name, Kind, CityCode, District, AgeFrom, AgeTo, Languages, [.. Curricula.Select(Enum.Parse<SchoolCurriculum>)], [.. Windows.Select(SchoolWindow.Read).OfType<SchoolWindow>()], FeeFrom, FeeTo, FeeNote,
        [.. Admits.Select(Enum.Parse<ResidenceGroup>)], AdmitsNote, Documents, Website, Waiting, WaitingOn, Source, VerifiedOn, Certainty);

    public static School Enter(Guid id, Guid tenantId, SchoolFacts facts, string by, DateTimeOffset now)
    {
        var school = new School { Id = id, TenantId = tenantId };
        school.Describe(facts, by, now);
        return school;
    }

    /// <summary>Takes what is said of it now.</summary>
    public void Describe(SchoolFacts facts, string by, DateTimeOffset now)
    {
        (Name, Kind, CityCode, District, AgeFrom, AgeTo) = (facts.Name, facts.Kind, facts.CityCode, facts.District, facts.AgeFrom, facts.AgeTo);
        (Languages, Curricula, Windows) = ([.. facts.Languages], [.. facts.Curricula.Select(one => one.ToString())], [.. facts.Windows.Select(one => one.ToString())]);
        (FeeFrom, FeeTo, FeeNote) = (facts.FeeFrom, facts.FeeTo, facts.FeeNote);
        (Admits, AdmitsNote, Documents, Website) = ([.. facts.Admits.Select(one => one.ToString())], facts.AdmitsNote, [.. facts.Documents], facts.Website);
        (Waiting, WaitingOn, Source, VerifiedOn, VerifiedBy, Certainty, ChangedAt) = (facts.Waiting, facts.WaitingOn, facts.Source, facts.VerifiedOn, by, facts.Certainty, now);
    }

    /// <summary>Whether everybody sees it.</summary>
    public void Show(bool isPublic) => IsPublic = isPublic;
}
