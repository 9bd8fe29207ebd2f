using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents;

/// <summary>Who read the person's data, newest first, and whether the log is whole.</summary>
[SignedIn]
public sealed record BrowseAccessLog(int Page = 1) : IQuery<BrowseAccessLogResult>;

/// <param name="FirstWrong">Number of the first entry that was changed or is missing; null when the chain is whole.</param>
internal sealed class BrowseAccessLogValidator : AbstractValidator<BrowseAccessLog>
{
    public BrowseAccessLogValidator() => RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseAccessLog_NoPage");
}

public sealed record BrowseAccessLogResult(IReadOnlyList<BrowseAccessLogResult.Item> Items, int Total, int Page, int Pages, int? FirstWrong)
{
    public const int PageSize = 20;

    public sealed record Item(int Number, DateTimeOffset At, Bilingual Organisation, CallSide Side, string Purpose, string What, FieldClass HighestClass, Guid? SubjectId);
}

internal sealed class BrowseAccessLogHandler(AppDb db, CurrentCall call, AccessLog log) : IRequestHandler<BrowseAccessLog, Outcome<BrowseAccessLogResult>>
{
    public async Task<Outcome<BrowseAccessLogResult>> Handle(BrowseAccessLog request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var own = db.Set<AccessEntry>().AsNoTracking().Where(e => e.UserId == user);
        var total = await own.CountAsync(ct);
        var pages = Math.Max(1, (total + BrowseAccessLogResult.PageSize - 1) / BrowseAccessLogResult.PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var items = await own.OrderByDescending(e => e.Number).Skip((page - 1) * BrowseAccessLogResult.PageSize).Take(BrowseAccessLogResult.PageSize)
            .Select(e => new BrowseAccessLogResult.Item(e.Number, e.At, e.Organisation, e.Side, e.Purpose, e.What, e.HighestClass, e.SubjectId)).ToListAsync(ct);
        return new BrowseAccessLogResult(items, total, page, pages, await log.Verify(ct));
    }
}
