using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Parks;

/// <summary>A park asks a registered employer whether it is its member; its owner answers.</summary>
/// <param name="Firm">Its credit code, its number in another register, or its whole name: nobody pages through who is registered.</param>
/// <param name="Vouch">Whether the park answers for it, so that staff may rest a mark on that.</param>
[Requires(ParksPermissions.Manage)]
public sealed record InviteParkMember(string? Firm, bool Vouch) : ICommand<InviteParkMemberResult>;

public sealed record InviteParkMemberResult(Guid MembershipId);

internal sealed class InviteParkMemberValidator : AbstractValidator<InviteParkMember>
{
    public InviteParkMemberValidator()
    {
        RuleFor(i => i.Firm).Must(firm => Typed.Tidy(firm) is not null).Says("InviteParkMember_FirmMissing");
        RuleFor(i => i.Firm).IsPlainText(Employer.NameMax, "Parks_TooLong");
    }
}

internal sealed class InviteParkMemberHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<InviteParkMember, Outcome<InviteParkMemberResult>>
{
    public async Task<Outcome<InviteParkMemberResult>> Handle(InviteParkMember request, CancellationToken ct)
    {
        if (await db.ParkOf(call, ct) is not { } park) return Outcome.NotFound;
        if (!await db.EmployerAdmissions.Verifies(call.RequiredTenant.Id, park, ct)) return Outcome.Refused("Parks_NotVerified");
        var found = await Find(Typed.Tidy(request.Firm)!, ct);
        if (found.Count == 0) return Outcome.Invalid(nameof(request.Firm), "InviteParkMember_NotFound");
        if (found.Count > 1) return Outcome.Invalid(nameof(request.Firm), "InviteParkMember_Several");
        if (found[0] == park) return Outcome.Invalid(nameof(request.Firm), "InviteParkMember_Self");

        var (member, now) = (found[0], clock.GetUtcNow());
        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.ParkId == park && m.MemberId == member, ct);
        if (membership is null) db.Add(membership = ParkMembership.Invite(park, member, request.Vouch, now));
        else if (membership.AskAgain(isListed: false, request.Vouch, now) is { } refusal) return Outcome.Invalid(nameof(request.Firm), refusal);
        audit.Write("parks.invite", membership.Id, member.ToString());
        return new InviteParkMemberResult(membership.Id);
    }

    /// <summary>At most two of those that registered themselves.</summary>
    private Task<List<Guid>> Find(string firm, CancellationToken ct)
    {
        var (code, number, name) = (CreditCode.Normalise(firm), TextNormaliser.ForComparing(firm).Replace(" ", "").ToUpperInvariant(), firm.ToLowerInvariant());
        return db.Employers.Where(e => e.ListedByTenantId == null && (e.CreditCode == code || e.RegisterNumber == number || e.Name.Zh!.ToLower() == name || e.Name.En!.ToLower() == name))
            .OrderBy(e => e.Id).Select(e => e.Id).Take(2).ToListAsync(ct);
    }
}
