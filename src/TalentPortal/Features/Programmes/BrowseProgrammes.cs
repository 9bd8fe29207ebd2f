using FluentValidation;
using MediatR;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Programmes;

/// <summary>What the programmes of a site come to for the answers in an address. Nothing of it is kept.</summary>
/// <param name="Fields">Values by name of the field, as they came.</param>
[Anyone]
public sealed record BrowseProgrammes(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IQuery<BrowseProgrammesResult>
{
    internal const int ValuesMax = 300;

    /// <summary>For so many the nearest change is looked for at once; the others have it on their own pages.</summary>
    internal const int WaysMost = 12;
}

/// <param name="Programmes">What may matter at the place, worked out: the best first.</param>
/// <param name="Asked">The facts that these programmes ask for, and those that were said.</param>
/// <param name="Stacks">What can be had together, by place.</param>
/// <param name="Asks">What to answer next, what decides most first.</param>
public sealed record BrowseProgrammesResult(
    RuleSet Rules, ProgrammeReading Reading, IReadOnlyList<ProgrammeMatch> Programmes, IReadOnlyList<Fact> Asked, IReadOnlyList<PlaceStack> Stacks, IReadOnlyList<ProgrammeAsk> Asks);

internal sealed class BrowseProgrammesValidator : AbstractValidator<BrowseProgrammes>
{
    public BrowseProgrammesValidator() => RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= BrowseProgrammes.ValuesMax).Says("Programmes_TooMuch");
}

internal sealed class BrowseProgrammesHandler(RuleLibrary library, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseProgrammes, Outcome<BrowseProgrammesResult>>
{
    public async Task<Outcome<BrowseProgrammesResult>> Handle(BrowseProgrammes request, CancellationToken ct)
    {
        var rules = await library.Of(call.TenantId, ct);
        var reading = ProgrammeForm.Read(request.Fields, rules.Facts, RuleDay.Of(clock.GetUtcNow()));
        var matching = new ProgrammeMatching(rules, reading.Sheet, reading.On);
        var programmes = ProgrammeMatching.All(rules, reading.On).Where(programme => matching.IsThere(programme) && reading.Takes(programme)).ToList();
        IReadOnlyList<ProgrammeMatch> matches = [.. programmes.Select(programme => matching.Match(programme, ways: false))];
        IReadOnlyList<PlaceStack> stacks = [];
        if (reading.IsAsked)
        {
            matches = [.. matching.WithWays(matches, BrowseProgrammes.WaysMost).OrderByDescending(match => match.Verdict).ThenByDescending(match => match.MetShare).ThenBy(match => match.Code, StringComparer.Ordinal)];
            stacks = matching.Stacks(matches);
        }

        // What was said stays in the form, also where nothing at this place asks for it.
        var asked = programmes.SelectMany(programme => programme.Program.Facts).Concat(reading.Given).Append(rules.Facts[ProgrammeMatching.PlaceFact]).Distinct().OrderBy(fact => fact.Index).ToList();
        return new BrowseProgrammesResult(rules, reading, matches, asked, stacks, reading.IsAsked ? ProgrammeMatching.Asks(matches) : []);
    }
}
