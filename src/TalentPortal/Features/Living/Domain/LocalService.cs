using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living.Domain;

/// <summary>What a service is for, in the order in which they are shown.</summary>
public enum ServiceKind
{
    Hotline,
    Hospital,
    Bank,
    Sim,
    School,
    Transport,
    Airport,
    Community,

    /// <summary>Work, courses and company for those who came along.</summary>
    SpouseSupport,
    Other,
}

/// <summary>What is said of a service.</summary>
/// <param name="PlaceCode">GB/T 2260 code of the city or district; null for the whole country.</param>
/// <param name="Hours">See <see cref="OpeningHours"/>; null where nobody says.</param>
/// <param name="Languages">Codes of the languages that are spoken there; empty where nobody says.</param>
/// <param name="Owner">Who runs it.</param>
/// <param name="CheckedOn">When somebody last asked there; null where it is only compiled from sources.</param>
/// <param name="Claims">What it rests on.</param>
public sealed record ServiceFacts(
    ServiceKind Kind, string? PlaceCode, Bilingual Name, Bilingual Text, string? Phone, string? Hours, IReadOnlyList<string> Languages, string? Url, Bilingual Owner, DateOnly? CheckedOn, IReadOnlyList<string> Claims)
{
    /// <summary>Asked so long ago that it may be wrong.</summary>
    public bool IsStale(DateOnly today) => CheckedOn?.AddDays(LocalService.CheckedDays) < today;

    /// <summary>Whether it is run by somebody else than the organisation of the site: its link leaves the portal.</summary>
    public bool IsOutside => Url is not null;
}

/// <summary>A service for life on the ground: a hotline, a hospital, a bank.</summary>
public sealed class LocalService : IPublishable
{
    public const string Table = "local_services";
    public const int CodeMax = 60;
    public const int NameMax = 120;
    public const int TextMax = 600;
    public const int PhoneMax = 40;
    public const int UrlMax = 300;
    public const int OwnerMax = 120;
    public const int LanguagesMost = 12;

    /// <summary>Days after which hours, languages and numbers should be asked again.</summary>
    public const int CheckedDays = 180;

    private LocalService()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public bool IsPublic { get; private set; }

    /// <summary>Tells it in a release; of one that staff entered its id.</summary>
    public string Code { get; private set; } = "";

    public ServiceKind Kind { get; private set; }

    public string? PlaceCode { get; private set; }

    public Bilingual Name { get; private set; } = Bilingual.Empty;

    public Bilingual Text { get; private set; } = Bilingual.Empty;

    public string? Phone { get; private set; }

    public string? Hours { get; private set; }

    public List<string> Languages { get; private set; } = [];

    public string? Url { get; private set; }

    public Bilingual Owner { get; private set; } = Bilingual.Empty;

    public DateOnly? CheckedOn { get; private set; }

    public string? CheckedBy { get; private set; }

    public List<string> Claims { get; private set; } = [];

    /// <summary>A person changed it, so that a release no longer does.</summary>
    public bool IsEdited { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public ServiceFacts Facts => new(Kind, PlaceCode, Name, Text, Phone, Hours, Languages, Url, Owner, CheckedOn, Claims);

    public static LocalService FromRelease(Guid tenant, string code, ServiceFacts facts, DateTimeOffset now)
    {
        var service = new LocalService { Id = Guid.CreateVersion7(now), TenantId = tenant, Code = code, IsPublic = true };
        service.Take(facts, now);
        return service;
    }

    public static LocalService Enter(Guid id, Guid tenant, ServiceFacts facts, string by, DateTimeOffset now)
    {
        var service = new LocalService { Id = id, TenantId = tenant, Code = id.ToString("N") };
        service.Describe(facts, by, now);
        return service;
    }

    /// <summary>As a release has it.</summary>
    public void Take(ServiceFacts facts, DateTimeOffset now)
    {
        (Kind, PlaceCode, Name, Text, Phone, Hours, Url, Owner, CheckedOn, ChangedAt) = (facts.Kind, facts.PlaceCode, facts.Name, facts.Text, facts.Phone, facts.Hours, facts.Url, facts.Owner, facts.CheckedOn, now);
        if (!Languages.SequenceEqual(facts.Languages)) Languages = [.. facts.Languages];
        if (!Claims.SequenceEqual(facts.Claims)) Claims = [.. facts.Claims];
    }

    /// <summary>As a person has it.</summary>
    public void Describe(ServiceFacts facts, string by, DateTimeOffset now)
    {
        if (facts.CheckedOn != CheckedOn) CheckedBy = facts.CheckedOn is null ? null : by;
        Take(facts, now);
        IsEdited = true;
    }

    public void Show(bool isPublic) => IsPublic = isPublic;

    /// <summary>Whether it says the same.</summary>
    public bool Says(ServiceFacts facts) => Languages.SequenceEqual(facts.Languages) && Claims.SequenceEqual(facts.Claims) && Facts with { Languages = facts.Languages, Claims = facts.Claims } == facts;
}
