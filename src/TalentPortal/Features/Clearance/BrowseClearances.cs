using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Clearance;

/// <summary>Which clearances to list.</summary>
public enum ClearanceList
{
    /// <summary>Answered, and not looked at.</summary>
    ToReview,

    /// <summary>The talent was asked back.</summary>
    Asked,

    /// <summary>Cleared or stopped, and the case runs.</summary>
    Decided,
}

/// <summary>The clearances of the tenant's running cases, by reference: no name, no answer.</summary>
[Requires(ClearancePermissions.Review)]
public sealed record BrowseClearances(ClearanceList List = ClearanceList.ToReview, int Skip = 0) : IQuery<BrowseClearancesResult>
{
    public const int PageSize = 20;
}

/// <param name="Total">Of the list.</param>
/// <param name="ToReview">How many wait, whatever is listed.</param>
public sealed record BrowseClearancesResult(IReadOnlyList<BrowseClearancesResult.Item> Items, int Total, int ToReview)
{
    /// <param name="Id">Of the case.</param>
    /// <param name="Since">When the talent answered, or the reviewer decided.</param>
    public sealed record Item(Guid Id, string Reference, ClearanceState State, DateTimeOffset Since, CaseStage Stage, string? OwnerName);
}

internal sealed class BrowseClearancesValidator : AbstractValidator<BrowseClearances>
{
    public BrowseClearancesValidator()
    {
        RuleFor(q => q.List).IsInEnum().Says("BrowseClearances_NoSuchList");
        RuleFor(q => q.Skip).InclusiveBetween(0, 1_000_000).Says("BrowseClearances_NoSuchList");
    }
}

internal sealed class BrowseClearancesHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseClearances, Outcome<BrowseClearancesResult>>
{
    public async Task<Outcome<BrowseClearancesResult>> Handle(BrowseClearances request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var running = db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.ClosedAt == null);
        var asked = StatesOf(request.List);
        var listed = running.Where(c => asked.Contains(c.Clearance));
        // What waits longest comes first; of what is decided, the latest.
        var ordered = request.List == ClearanceList.Decided ? listed.OrderByDescending(c => c.ClearanceAt).ThenBy(c => c.Id) : listed.OrderBy(c => c.ClearanceAt).ThenBy(c => c.Id);
        var items = await ordered.Skip(request.Skip).Take(BrowseClearances.PageSize).ToListAsync(ct);
        return new BrowseClearancesResult(
            [.. items.Select(c => new BrowseClearancesResult.Item(c.Id, c.Reference, c.Clearance, c.ClearanceAt ?? c.OpenedAt, c.Playbook[c.Stage], c.OwnerName))], await listed.CountAsync(ct),
            await running.CountAsync(c => c.Clearance == ClearanceState.QuestionnaireDone, ct));
    }

    private static ClearanceState[] StatesOf(ClearanceList list) => list switch
    {
        ClearanceList.ToReview => [ClearanceState.QuestionnaireDone],
        ClearanceList.Asked => [ClearanceState.QuestionsOpen],
        _ => [ClearanceState.ClearedByTalent, ClearanceState.CounselAdvised, ClearanceState.Stopped],
    };
}
