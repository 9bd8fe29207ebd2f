using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Members.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Features.Talents;

/// <summary>Erases the person: profile, CVs, applications, drafts, account, and the key that opened it all. Cannot be undone.</summary>
/// <param name="Password">Asked again, because whoever finds an unlocked device must not be able to do this.</param>
[SignedIn]
public sealed record EraseMyData(string? Password) : ISteppedCommand<EraseMyDataResult>;

/// <param name="Receipt">Number the person can quote.</param>
public sealed record EraseMyDataResult(Guid Receipt, DateTimeOffset At, IReadOnlyList<Kept> Kept);

internal sealed class EraseMyDataValidator : AbstractValidator<EraseMyData>
{
    public EraseMyDataValidator() => RuleFor(x => x.Password).NotEmpty().Says("EraseMyData_PasswordMissing").IsPlainText(PasswordRules.LengthMax, "EraseMyData_PasswordWrong");
}

internal sealed class EraseMyDataHandler(
    AppDb db, AccountChanges account, Steps steps, PersonErasure erasure, Audit audit, CurrentCall call, TimeProvider clock)
    : IRequestHandler<EraseMyData, Outcome<EraseMyDataResult>>
{
    public async Task<Outcome<EraseMyDataResult>> Handle(EraseMyData request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (call.Rights.HoldsStaffRole) return Outcome.Refused("EraseMyData_Staff");
        if (await IsLastOwner(user, ct)) return Outcome.Refused("EraseMyData_LastOwner");
        switch ((await account.CheckPassword(request.Password!, ct)).Step)
        {
            case ChangeStep.Wrong: return Outcome.Invalid(nameof(request.Password), "EraseMyData_PasswordWrong");
            case ChangeStep.TooMany: return Outcome.Refused("EraseMyData_TooMany");
            case ChangeStep.Busy: return Outcome.Refused("EraseMyData_Busy");
        }

        if (await steps.Commit(() => Erase(user, ct), ct, erased => erased is not null) is not { } result) return Outcome.Refused("EraseMyData_LastOwner");
        return result;
    }

    /// <summary>Null when nobody else owns an employer of the person's any more.</summary>
    private async Task<EraseMyDataResult?> Erase(Guid user, CancellationToken ct)
    {
        // Asked once more with the door shut: while the password was checked, the other owner may have left as well.
        foreach (var employer in await Owners().Where(m => m.UserId == user).Select(m => m.EmployerId).Order().ToListAsync(ct)) await db.LockMembers(employer, ct);
        if (await IsLastOwner(user, ct)) return null;
        var now = clock.GetUtcNow();
        var kept = await erasure.Erase(user, now, ct);
        var receipt = Guid.CreateVersion7(now);
        audit.WriteForPlatform("talents.erase", receipt);
        return new EraseMyDataResult(receipt, now, kept);
    }

    /// <summary>An employer without an owner could neither close its postings nor answer those who applied.</summary>
    private async Task<bool> IsLastOwner(Guid user, CancellationToken ct)
    {
        var owners = Owners();
        return await owners.AnyAsync(mine => mine.UserId == user && !owners.Any(other => other.EmployerId == mine.EmployerId && other.UserId != user), ct);
    }

    private IQueryable<EmployerMembership> Owners() => db.Set<EmployerMembership>().Where(m => m.Role == PortalRole.EmployerOwner && m.EndedAt == null);
}
