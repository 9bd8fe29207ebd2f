using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>One way as the person goes it: by when each step is to be done, what is late, and into which case it can go.</summary>
[SignedIn]
public sealed record ViewMyPathway(string Slug) : IQuery<ViewMyPathwayResult>;

/// <param name="Deadlines">Claims of the times that the rules set today, by the code of the figure.</param>
/// <param name="Cases">The person's cases under way, with how many steps each lacks.</param>
/// <param name="Today">In China.</param>
public sealed record ViewMyPathwayResult(MyPathway Mine, IReadOnlyDictionary<string, string> Deadlines, IReadOnlyList<ViewMyPathwayResult.Case> Cases, DateOnly Today, ClaimBook Claims)
{
    public sealed record Case(Guid Id, string Reference, TenantRef Tenant, int Missing);
}

internal sealed class ViewMyPathwayValidator : AbstractValidator<ViewMyPathway>
{
    public ViewMyPathwayValidator() => RuleFor(x => x.Slug).NotEmpty().MaximumLength(Pathway.SlugMax);
}

internal sealed class ViewMyPathwayHandler(AppDb db, CurrentCall call, TenantDirectory tenants, PathwayDesk desk, ContentLedger ledgers) : IRequestHandler<ViewMyPathway, Outcome<ViewMyPathwayResult>>
{
    public async Task<Outcome<ViewMyPathwayResult>> Handle(ViewMyPathway request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await desk.Of(user, request.Slug, ct) is not { } mine) return Outcome.NotFound;
        var ledger = await ledgers.At(call.TenantId, ct);
        var open = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == user && c.ClosedAt == null).OrderBy(c => c.OpenedAt).ToListAsync(ct);
        List<ViewMyPathwayResult.Case> cases = [];
        foreach (var one in open)
        {
            if (await tenants.ById(one.TenantId, ct) is not { } tenant) continue;
            var known = await db.CaseTasks.AsNoTracking().Where(t => t.TenantId == one.TenantId && t.CaseId == one.Id && t.Line != null).Select(t => t.Line!).ToListAsync(ct);
            cases.Add(new(one.Id, one.Reference, tenant, TakePathwayIntoCase.StepsFor(mine).Select(mine.Document.TaskOf).Except(known, StringComparer.Ordinal).Count()));
        }

        return new ViewMyPathwayResult(
            mine, mine.Document.Steps.Select(step => step.Deadline?.Parameter).OfType<string>().Distinct(StringComparer.Ordinal).Select(code => ledger.Parameters.Find(code, ParameterBook.Everywhere, desk.Today)).OfType<Parameter>()
                .ToDictionary(one => one.Code, one => one.Claim, StringComparer.Ordinal), cases, desk.Today, ledger.Claims);
    }
}
