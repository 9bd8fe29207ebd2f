using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents;

/// <summary>Who read the person's data, newest first, and whether the log is whole.</summary>
[SignedIn]
public sealed record BrowseAccessLog(int Page = 1) : IQuery<BrowseAccessLogResult>;

/// <param name="FirstWrong">Number of the first entry that was changed or is missing; null when the chain is whole.</param>
public sealed record BrowseAccessLogResult(IReadOnlyList<BrowseAccessLogResult.Item> Items, int Total, int Page, int Pages, int? FirstWrong)
{
    public const int PageSize = 20;

    /// <param name="Reader">Name under which the reader acts for the organisation; null where none is known.</param>
    /// <param name="What">Stable words, parted by spaces.</param>
    public sealed record Item(int Number, DateTimeOffset At, string? Reader, Bilingual Organisation, string Purpose, string What, Guid? SubjectId);
}

internal sealed class BrowseAccessLogValidator : AbstractValidator<BrowseAccessLog>
{
    public BrowseAccessLogValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseAccessLog_NoPage");
}

internal sealed class BrowseAccessLogHandler(AppDb db, CurrentCall call, AccessLog log, IRecipientNames recipients) : IRequestHandler<BrowseAccessLog, Outcome<BrowseAccessLogResult>>
{
    public async Task<Outcome<BrowseAccessLogResult>> Handle(BrowseAccessLog request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var own = db.Set<AccessEntry>().AsNoTracking().Where(e => e.UserId == user);
        var total = await own.CountAsync(ct);
        var pages = Math.Max(1, (total + BrowseAccessLogResult.PageSize - 1) / BrowseAccessLogResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var entries = await own.OrderByDescending(e => e.Number).Skip((page - 1) * BrowseAccessLogResult.PageSize).Take(BrowseAccessLogResult.PageSize).ToListAsync(ct);
        var employers = entries.Select(e => e.EmployerId).Distinct().ToList();
        var members = await db.Set<EmployerMembership>().AsNoTracking().Where(m => employers.Contains(m.EmployerId) && m.DisplayName != "").Select(m => new { m.EmployerId, m.UserId, m.DisplayName }).ToListAsync(ct);
        var names = await recipients.Of(user, ct);
        var items = entries.Select(e =>
        {
            var (organisation, isUnnamed) = names.Of(e.Purpose == AccessLog.Application ? e.SubjectId : null, e.EmployerId, e.Organisation);
            // A person's name leads to their organisation.
            var reader = isUnnamed ? null : members.Find(m => m.EmployerId == e.EmployerId && m.UserId == e.ActorUserId)?.DisplayName;
            return new BrowseAccessLogResult.Item(e.Number, e.At, reader, organisation, e.Purpose, e.What, e.SubjectId);
        });
        return new BrowseAccessLogResult([.. items], total, page, pages, await log.Verify(ct));
    }
}
