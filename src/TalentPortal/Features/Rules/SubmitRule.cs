using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Rules;

/// <summary>Gives a draft to somebody else to read: once it reads without a fault, everybody made up for it agrees, and each of its tests is met by one of them and failed by another.</summary>
/// <param name="Version">Of the draft as it was looked at.</param>
[Requires(RulesPermissions.Edit)]
public sealed record SubmitRule(Guid VersionId, uint Version) : ICommand<Done>;

internal sealed class SubmitRuleHandler(RuleEditing editing, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SubmitRule, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SubmitRule request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        var (document, wrong) = await editing.Pass(version, ct);
        if (document is null) return Outcome.Invalid(wrong);
        if (version.Submit(document, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("rules.submit", version.Id);
        return Done.Value;
    }
}
