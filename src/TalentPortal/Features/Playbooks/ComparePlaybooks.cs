using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Playbooks;

/// <summary>In what two editions differ.</summary>
/// <param name="From">Number of an edition; 0: the portal's own.</param>
/// <param name="To">The same; null: the draft, and where there is none the newest.</param>
[Requires(PlaybooksPermissions.Edit)]
public sealed record ComparePlaybooks(int From, int? To) : IQuery<ComparePlaybooksResult>;

/// <param name="Numbers">Which editions there are, the newest first.</param>
/// <param name="IsDraft">Whether the second one is the draft.</param>
public sealed record ComparePlaybooksResult(IReadOnlyList<int> Numbers, int From, int To, bool HasDraft, bool IsDraft, IReadOnlyList<Difference> Ways, IReadOnlyList<Difference> Tasks);

internal sealed class ComparePlaybooksValidator : AbstractValidator<ComparePlaybooks>
{
    public ComparePlaybooksValidator()
    {
        RuleFor(x => x.From).GreaterThanOrEqualTo(0).Says("ComparePlaybooks_Unknown");
        RuleFor(x => x.To).GreaterThanOrEqualTo(0).Says("ComparePlaybooks_Unknown");
    }
}

internal sealed class ComparePlaybooksHandler(AppDb db, CurrentCall call) : IRequestHandler<ComparePlaybooks, Outcome<ComparePlaybooksResult>>
{
    public async Task<Outcome<ComparePlaybooksResult>> Handle(ComparePlaybooks request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var all = await db.PlaybookEditions.AsNoTracking().AtTenantOf(call).OrderByDescending(e => e.Number).ToListAsync(ct);
        var (from, to) = (all.Find(e => e.Number == request.From), request.To is { } number ? all.Find(e => e.Number == number) : all.FirstOrDefault());
        if ((from is null && request.From > 0) || (to is null && request.To > 0)) return Outcome.NotFound;
        return new ComparePlaybooksResult(
            [.. all.Where(e => e.IsPublic).Select(e => e.Number)], request.From, to?.Number ?? 0, all.Exists(e => !e.IsPublic), to is { IsPublic: false },
            PlaybookComparison.Of(from?.Book ?? Playbook.Current, to?.Book ?? Playbook.Current), PlaybookComparison.Of(from?.Plan ?? TaskPlan.Current, to?.Plan ?? TaskPlan.Current));
    }
}
