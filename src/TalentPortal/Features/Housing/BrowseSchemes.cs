using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>The schemes that bring somebody a home, and what they come to for the answers in an address. Nothing of it is kept.</summary>
/// <param name="Fields">Values by name of the field, as they came.</param>
[Anyone]
public sealed record BrowseSchemes(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IQuery<BrowseSchemesResult>
{
    internal const int ValuesMax = 200;
}

/// <param name="Asked">The facts that some scheme asks for.</param>
/// <param name="Qualifies">The flats that somebody of these answers may have by a scheme, city by city.</param>
public sealed record BrowseSchemesResult(
    RuleSet Rules, SchemeReading Reading, IReadOnlyList<Fact> Asked, IReadOnlyList<BrowseSchemesResult.Scheme> Schemes, IReadOnlyList<BrowseSchemesResult.Flats> Qualifies, DateOnly Today)
{
    /// <param name="Result">Null where nothing was said.</param>
    /// <param name="Offered">How many flats of it are offered now.</param>
    /// <param name="OldestCheck">When that one was checked whose check is the oldest.</param>
    public sealed record Scheme(RuleProgram Program, RuleResult? Result, int Offered, DateOnly? OldestCheck);

    /// <param name="City">GB/T 2260 code.</param>
    public sealed record Flats(string City, int Count, DateOnly OldestCheck);
}

internal sealed class BrowseSchemesValidator : AbstractValidator<BrowseSchemes>
{
    public BrowseSchemesValidator() => RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= BrowseSchemes.ValuesMax).Says("BrowseSchemes_TooMuch");
}

internal sealed class BrowseSchemesHandler(AppDb db, CurrentCall call, RuleLibrary library, TimeProvider clock) : IRequestHandler<BrowseSchemes, Outcome<BrowseSchemesResult>>
{
    public async Task<Outcome<BrowseSchemesResult>> Handle(BrowseSchemes request, CancellationToken ct)
    {
        var (rules, today) = (await library.Of(call.TenantId, ct), HousingSchemes.Today(clock));
        var programs = HousingSchemes.Of(rules, today);
        var asked = HousingSchemes.Asked(programs);
        var reading = HousingSchemes.Read(request.Fields, asked, rules.Facts);
        var flats = await db.ListingsOffered(call.TenantId, today).Where(l => l.SchemeCode != null).Select(l => new { l.PlaceCode, l.SchemeCode, CheckedOn = l.CheckedOn!.Value }).ToListAsync(ct);
        var schemes = programs.Select(program =>
        {
            var those = flats.FindAll(flat => flat.SchemeCode == program.Code);
            return new BrowseSchemesResult.Scheme(program, reading.IsAsked ? rules.Evaluate(program.Code, reading.Sheet, today) : null, those.Count, those.Count == 0 ? null : those.Min(flat => flat.CheckedOn));
        }).ToList();
        // Only what is met counts: what is not known is asked.
        var met = schemes.Where(scheme => scheme.Result?.Verdict == Verdict.Met).Select(scheme => scheme.Program.Code).ToHashSet(StringComparer.Ordinal);
        var qualifies = flats.Where(flat => met.Contains(flat.SchemeCode!)).GroupBy(flat => HousingPlaces.CityOf(flat.PlaceCode)).OrderBy(city => city.Key, StringComparer.Ordinal)
            .Select(city => new BrowseSchemesResult.Flats(city.Key, city.Count(), city.Min(flat => flat.CheckedOn))).ToList();
        return new BrowseSchemesResult(rules, reading, asked, schemes, qualifies, today);
    }
}
