using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>The first messages of students that wait for whoever supervises them, the oldest first. Without their words.</summary>
[Requires(SupervisionPermissions.Supervise)]
public sealed record BrowseFirstMessages : IQuery<BrowseFirstMessagesResult>;

/// <param name="More">How many more wait than are listed.</param>
public sealed record BrowseFirstMessagesResult(IReadOnlyList<BrowseFirstMessagesResult.Item> Items, int More)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 50;

    public sealed record Item(Guid Id, string Reference, string StudentName, DateTimeOffset At);
}

internal sealed class BrowseFirstMessagesHandler(CurrentCall call, FirstMessages first) : IRequestHandler<BrowseFirstMessages, Outcome<BrowseFirstMessagesResult>>
{
    public async Task<Outcome<BrowseFirstMessagesResult>> Handle(BrowseFirstMessages request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var reviews = first.Reviews;
        var waiting = (await first.Mine(ct)).Where(m => !reviews.Any(r => r.Id == m.Id));
        var (total, found) = (await waiting.CountAsync(ct), await waiting.OrderBy(m => m.At).ThenBy(m => m.Id).Take(BrowseFirstMessagesResult.Most).Select(m => new { m.Id, m.CaseId, m.AuthorName, m.At }).ToListAsync(ct));
        return new BrowseFirstMessagesResult([.. found.Select(m => new BrowseFirstMessagesResult.Item(m.Id, TalentCase.ReferenceOf(m.CaseId), m.AuthorName ?? "", m.At))], total - found.Count);
    }
}
