using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Keeps what a visit saw of an address, and opens, renews or settles findings by it.</summary>
[SystemOnly]
public sealed record RecordVisit(Guid LinkId, SeenPage Seen) : ICommand<RecordVisitResult>;

/// <param name="Open">What is wrong with the address now.</param>
public sealed record RecordVisitResult(IReadOnlyList<FindingKind> Open);

internal sealed class RecordVisitValidator : AbstractValidator<RecordVisit>
{
    public RecordVisitValidator()
    {
        RuleFor(x => x.Seen).NotNull().Says("RecordVisit_Bad");
        RuleFor(x => x.Seen).Must(seen => Fits(seen.Address, ContentLink.AddressMax) && Fits(seen.Title, PageText.TitleMax) && Fits(seen.Text, 2 * PageText.Max) && Fits(seen.FileDigest, 64)).When(x => x.Seen is not null).Says("RecordVisit_Bad");
    }

    private static bool Fits(string? text, int max) => text is null || (text.Length <= max && PlainText.IsStorable(text));
}

internal sealed class RecordVisitHandler(AppDb db, CurrentCall call, IOptions<LinkCheckOptions> options, TimeProvider clock) : IRequestHandler<RecordVisit, Outcome<RecordVisitResult>>
{
    public async Task<Outcome<RecordVisitResult>> Handle(RecordVisit request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.WatchedLinks.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.LinkId, ct) is not { } link) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var judgement = PageJudge.Of(link.Address, link.Memory, request.Seen);
        var open = await db.LinkFindings.AtTenantOf(call).Where(f => f.LinkId == link.Id && f.State != FindingState.Settled).ToListAsync(ct);
        var settled = await db.LinkFindings.AsNoTracking().AtTenantOf(call).Where(f => f.LinkId == link.Id && f.State == FindingState.Settled).OrderByDescending(f => f.SettledAt).Select(f => new { f.Kind, f.Outcome, f.Subject }).ToListAsync(ct);
        foreach (var judged in judgement.Found)
        {
            if (open.Find(f => f.Kind == judged.Kind) is { } known)
            {
                known.Again(judged, now);
            }
            else if (settled.Find(f => f.Kind == judged.Kind) is not { Outcome: FindingOutcome.NoMatter } last || last.Subject != judged.Subject || judged.Kind == FindingKind.Changed)
            {
                // What somebody said is no matter is not brought up again while it is the same; a change is a new one each time.
                var finding = LinkFinding.Of(link, judged, WorkingCalendar.ForZone(tenant.TimeZone).AddWorkingDays(tenant.DayAt(now), LinkFinding.DaysFor(judged.Kind)).Value, now);
                db.LinkFindings.Add(finding);
                db.LinkFindingSteps.Add(LinkFindingStep.Of(finding, FindingStepKind.Found, null, null, now));
            }
        }

        if (judgement.IsSure)
        {
            foreach (var over in open.Where(f => judgement.Found.All(judged => judged.Kind != f.Kind)))
            {
                over.Settle(FindingOutcome.Recovered, now);
                db.LinkFindingSteps.Add(LinkFindingStep.Of(over, FindingStepKind.Settled, null, null, now));
            }
        }

        link.Visit(request.Seen, judgement, TimeSpan.FromDays(options.Value.EveryDays), now);
        return new RecordVisitResult([.. judgement.Found.Select(judged => judged.Kind)]);
    }
}
