using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>The schools of a tenant, or on the national site of all, narrowed down by what stands in the address: never a month of birth, only an age in whole years.</summary>
/// <param name="Age">On 31 August before the school year.</param>
/// <param name="Place">Address name of a city; with a district behind a tilde.</param>
/// <param name="Language">Code of a language in which it teaches.</param>
/// <param name="Fee">The highest fee a year in CNY.</param>
[Anyone]
public sealed record BrowseSchools(string? Age, string? Place, string? Stage, string? Kind, string? Language, string? Curriculum, string? Fee, string? Page) : IQuery<BrowseSchoolsResult>
{
    internal const int ValueMax = 200;
    internal const int PageSize = 20;

    /// <summary>What stands between a city and its district.</summary>
    internal const char Tilde = '~';
}

/// <param name="Places">Where there are schools at all, to choose from; likewise the languages.</param>
/// <param name="Unknown">What the address names and is not known.</param>
public sealed record BrowseSchoolsResult(
    IReadOnlyList<BrowseSchoolsResult.Item> Items, int Total, int Page, int Pages, IReadOnlyList<BrowseSchoolsResult.Place> Places, IReadOnlyList<string> Languages, int? Age, int? Fee, IReadOnlyList<string> Unknown)
{
    /// <summary>More are not looked through.</summary>
    internal const int Most = 2000;

    public sealed record Item(Guid Id, TenantRef Tenant, SchoolFacts Facts);

    /// <param name="Value">As the address names it.</param>
    public sealed record Place(string Value, string CityCode, Bilingual District);
}

internal sealed class BrowseSchoolsValidator : AbstractValidator<BrowseSchools>
{
    public BrowseSchoolsValidator()
    {
        foreach (var rule in new[] { RuleFor(x => x.Age), RuleFor(x => x.Place), RuleFor(x => x.Stage), RuleFor(x => x.Kind), RuleFor(x => x.Language), RuleFor(x => x.Curriculum), RuleFor(x => x.Fee), RuleFor(x => x.Page) })
            rule.IsPlainText(BrowseSchools.ValueMax, "BrowseSchools_TooLong");
    }
}

internal sealed class BrowseSchoolsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseSchools, Outcome<BrowseSchoolsResult>>
{
    private readonly List<string> _unknown = [];

    public async Task<Outcome<BrowseSchoolsResult>> Handle(BrowseSchools request, CancellationToken ct)
    {
        var tenant = call.TenantId;
        var all = await db.Schools.AsNoTracking().Where(s => s.IsPublic && (tenant == null || s.TenantId == tenant)).OrderBy(s => s.Id).Take(BrowseSchoolsResult.Most).ToListAsync(ct);
        List<BrowseSchoolsResult.Item> items = [];
        foreach (var s in all)
            if (await tenants.ById(s.TenantId, ct) is { } holder) items.Add(new(s.Id, holder, s.Facts));
        var places = items.SelectMany(item => PlacesOf(item.Facts)).DistinctBy(place => place.Value).OrderBy(place => place.CityCode, StringComparer.Ordinal).ThenBy(place => place.Value, StringComparer.Ordinal).ToList();
        var languages = items.SelectMany(item => item.Facts.Languages).Distinct().Order(StringComparer.Ordinal).ToList();
        var age = Known(request.Age, text => SchoolDraft.Number(text) is { } years and < School.AgeMost ? years : (int?)null);
        var fee = Known(request.Fee, SchoolDraft.Number);
        var place = Named(request.Place, text => places.Find(one => one.Value == text));
        var stage = Named(request.Stage, SchoolStages.Find);
        var kind = Known(request.Kind, SchoolDraft.Choice<SchoolKind>);
        var curriculum = Known(request.Curriculum, SchoolDraft.Choice<SchoolCurriculum>);
        var language = Named(request.Language, code => languages.Find(one => one == code));
        var today = (call.Tenant ?? (items.Count > 0 ? items[0].Tenant : null))?.DayAt(clock.GetUtcNow()) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var found = items.Where(item => item.Facts is var f && (age is not { } years || f.Takes(years)) && (fee is not { } most || (f.FeeFrom ?? f.FeeTo) <= most) && (place is null || PlacesOf(f).Any(one => one.Value == place.Value))
            && (stage is null || SchoolStages.Between(f.AgeFrom, f.AgeTo).Contains(stage)) && (kind is null || f.Kind == kind) && (curriculum is not { } plan || f.Curricula.Contains(plan)) && (language is null || f.Languages.Contains(language)))
            .Select(item => (Item: item, Next: item.Facts.NextWindow(today))).Select(one => (one.Item, one.Next, State: one.Next?.StateOn(today) ?? WindowState.None))
            .OrderBy(one => one.State switch { WindowState.Open => 0, WindowState.Later => 1, WindowState.None => 2, _ => 3 }).ThenBy(one => one.State == WindowState.Later ? one.Next!.From : one.Next?.To)
            .ThenBy(one => one.Item.Facts.Name.In(call.Language), StringComparer.Ordinal).Select(one => one.Item).ToList();
        var pages = Math.Max(1, (found.Count + BrowseSchools.PageSize - 1) / BrowseSchools.PageSize);
        var page = Math.Clamp(SchoolDraft.Number(request.Page) ?? 1, 1, pages);
        return new BrowseSchoolsResult([.. found.Skip((page - 1) * BrowseSchools.PageSize).Take(BrowseSchools.PageSize)], found.Count, page, pages, places, languages, age, fee, _unknown);
    }

    /// <summary>The city, and its district where one is said.</summary>
    private static IEnumerable<BrowseSchoolsResult.Place> PlacesOf(SchoolFacts facts)
    {
        if (ReferenceData.Divisions.Find(facts.CityCode) is not { } city) yield break;
        yield return new(city.Slug, city.Code, Bilingual.Empty);
        if ((facts.District.En ?? facts.District.Zh) is { } name) yield return new($"{city.Slug}{BrowseSchools.Tilde}{name}", city.Code, facts.District);
    }

    private T? Known<T>(string? value, Func<string, T?> find)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (find(value.Trim()) is { } found) return found;
        _unknown.Add(value);
        return null;
    }

    private T? Named<T>(string? value, Func<string, T?> find)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (find(value.Trim()) is { } found) return found;
        _unknown.Add(value);
        return null;
    }
}
