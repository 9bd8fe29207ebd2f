using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Why somebody may be contacted after all. Words of one's own are not asked for: they would name whom the list does not.</summary>
public enum LiftReason
{
    /// <summary>The person asked for it themselves.</summary>
    PersonAsked,

    /// <summary>The refusal was entered for the wrong person.</summary>
    WrongPerson,

    /// <summary>The address or number has passed to somebody else.</summary>
    NewHolder,
}

/// <summary>Takes one refusal off the list, with all by which it is known. Who did it, and why, stays in the audit.</summary>
/// <param name="Reason">Null when none was chosen.</param>
[Requires(ProspectsPermissions.All)]
public sealed record LiftRefusal(Guid Id, LiftReason? Reason) : ICommand<Done>;

internal sealed class LiftRefusalValidator : AbstractValidator<LiftRefusal>
{
    public LiftRefusalValidator() => RuleFor(x => x.Reason).NotNull().Says("LiftRefusal_ReasonMissing").IsInEnum().Says("LiftRefusal_ReasonMissing");
}

internal sealed class LiftRefusalHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<LiftRefusal, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(LiftRefusal request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.ContactBlocks.AtTenantOf(call).Where(b => b.RefusalId == request.Id).ExecuteDeleteAsync(ct) == 0) return Outcome.NotFound;
        audit.Write("prospects.lift", request.Id, request.Reason.ToString());
        return Done.Value;
    }
}
