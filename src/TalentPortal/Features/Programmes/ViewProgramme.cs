using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes;

/// <summary>One programme: what it asks, what it gives, where that is written, and what it comes to for the answers in the address.</summary>
/// <param name="Code">Of the rule.</param>
/// <param name="Fields">Values by name of the field, as they came.</param>
[Anyone]
public sealed record ViewProgramme(string Code, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IQuery<ViewProgrammeResult>;

/// <param name="Holds">It holds on the day; else what is shown is the version nearest to it.</param>
/// <param name="Next">A version that is published and takes its place later.</param>
/// <param name="Against">What cannot be had beside it.</param>
/// <param name="Guide">The guide that tells more, where the site has it.</param>
/// <param name="IsNational">It is the one that all sites have.</param>
public sealed record ViewProgrammeResult(
    RuleSet Rules, ProgrammeReading Reading, ProgrammeMatch Match, bool Holds, DateOnly? Next, IReadOnlyList<Fact> Asked, IReadOnlyList<ViewProgrammeResult.Named> Against, ViewProgrammeResult.Named? Guide, bool IsNational)
{
    /// <param name="Key">In the address of its page.</param>
    public sealed record Named(string Key, Bilingual Title);
}

internal sealed class ViewProgrammeValidator : AbstractValidator<ViewProgramme>
{
    public ViewProgrammeValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(RuleDocument.CodeMax).Says("Programmes_TooMuch");
        RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= BrowseProgrammes.ValuesMax).Says("Programmes_TooMuch");
    }
}

internal sealed class ViewProgrammeHandler(AppDb db, RuleLibrary library, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewProgramme, Outcome<ViewProgrammeResult>>
{
    public async Task<Outcome<ViewProgrammeResult>> Handle(ViewProgramme request, CancellationToken ct)
    {
        var rules = await library.Of(call.TenantId, ct);
        var reading = ProgrammeForm.Read(request.Fields, rules.Facts, RuleDay.Of(clock.GetUtcNow()));
        var holding = rules.At(request.Code, reading.On);
        var versions = rules.Shelf.Versions(request.Code);
        var shown = holding ?? versions.LastOrDefault(version => version.Document.From <= reading.On) ?? versions.FirstOrDefault();
        if (shown is null || Programme.Of(shown, rules.Claims) is not { } programme) return Outcome.NotFound;
        var match = new ProgrammeMatching(rules, reading.Sheet, reading.On).Match(programme, reading.IsAsked && holding is not null);
        var others = ProgrammeMatching.All(rules, reading.On).Where(other => other.Code != programme.Code && programme.ToStack(0).Bars(other.ToStack(0)));
        var national = call.TenantId is null ? rules : await library.Of(null, ct);
        return new ViewProgrammeResult(
            rules, reading, match, holding is not null, versions.Select(version => (DateOnly?)version.Document.From).Where(from => from > reading.On).Min(),
            [.. shown.Facts.Concat(reading.Given.Where(shown.Facts.Contains)).Distinct().OrderBy(fact => fact.Index)], [.. others.Select(other => new ViewProgrammeResult.Named(other.Code, other.Document.Title))],
            await Guide(programme.Document.Guide, ct), national.Shelf.Versions(request.Code).Any(version => version.Digest == shown.Digest));
    }

    private async Task<ViewProgrammeResult.Named?> Guide(string? key, CancellationToken ct)
    {
        if (key is null) return null;
        var (tenant, desk) = (call.TenantId, ContentDesk.Id);
        var found = await db.Guides.AsNoTracking().Where(g => g.IsPublic && g.Key == key && (g.TenantId == desk || g.TenantId == tenant)).ToListAsync(ct);
        return found.MinBy(g => g.TenantId == desk ? 1 : 0) is { } guide ? new(guide.Key, guide.Title) : null;
    }
}
