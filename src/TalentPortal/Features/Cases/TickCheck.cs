using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Whoever answers for a case saw to one of the tests before its next stage, or takes that back. Facts that the portal has are not ticked.</summary>
/// <param name="Key">See <see cref="StageTest"/>.</param>
[Requires(CasesPermissions.Work)]
public sealed record TickCheck(Guid Id, string? Key, bool IsPassed) : ICommand<Done>;

internal sealed class TickCheckValidator : AbstractValidator<TickCheck>
{
    public TickCheckValidator() => RuleFor(x => x.Key).NotEmpty().Says("TickCheck_Unknown").MaximumLength(CaseCheck.KeyMax).Says("TickCheck_Unknown");
}

internal sealed class TickCheckHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseTimeline timeline, TimeProvider clock) : IRequestHandler<TickCheck, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TickCheck request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Case_Closed");
        if (one.Playbook.Test(request.Key) is not { Kind: StageTestKind.Tick } test) return Outcome.Invalid(nameof(request.Key), "TickCheck_Unknown");
        var ticked = await db.CaseChecks.AtTenantOf(call).SingleOrDefaultAsync(c => c.CaseId == one.Id && c.Key == test.Key, ct);
        if (request.IsPassed == ticked is not null) return Done.Value;
        var now = clock.GetUtcNow();
        if (ticked is not null) db.CaseChecks.Remove(ticked);
        else db.CaseChecks.Add(CaseCheck.Tick(Guid.CreateVersion7(now), one, test.Key, desk.Me, desk.MyName, now));
        // Of two at once the later one gets a conflict: a case does not go on by a tick that was just taken back.
        timeline.Touch(one);
        return Done.Value;
    }
}
