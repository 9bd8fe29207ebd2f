using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Moves one case to the organisation's newest way of working: its stage, tasks and packets stay, what comes next is by the new one.</summary>
/// <param name="Number">Of the edition that was looked at; another one is a conflict.</param>
/// <param name="Version">The version of the case that was looked at; another one is a conflict.</param>
[Requires(CasesPermissions.Work)]
public sealed record FollowPlaybook(Guid Id, int Number, uint Version) : ICommand<Done>;

internal sealed class FollowPlaybookValidator : AbstractValidator<FollowPlaybook>
{
    public FollowPlaybookValidator() => RuleFor(x => x.Number).GreaterThan(0).Says("FollowPlaybook_Already");
}

internal sealed class FollowPlaybookHandler(CaseDesk desk, TenantPlaybooks playbooks, CaseTimeline timeline, Audit audit) : IRequestHandler<FollowPlaybook, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(FollowPlaybook request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (await playbooks.Newest(ct) is not { } newest || newest.Number != request.Number || one.Version != request.Version) return Outcome.Conflict;
        if (one.Follow(newest) is { } why) return Outcome.Refused(why);
        timeline.Touch(one);
        audit.Write("cases.followPlaybook", one.Id, newest.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Done.Value;
    }
}
