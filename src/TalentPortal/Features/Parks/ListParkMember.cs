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

/// <summary>
/// A park names a firm that has no account and answers for it; the tenant's staff confirm. Nobody acts for such a firm: it has no
/// members, and if it registers one day it is asked like any other.
/// </summary>
/// <param name="CreditCode">By which staff find it in the public register.</param>
[Requires(ParksPermissions.Manage)]
public sealed record ListParkMember(string? NameZh, string? NameEn, string? CreditCode, bool Vouch) : ICommand<ListParkMemberResult>;

public sealed record ListParkMemberResult(Guid MembershipId);

internal sealed class ListParkMemberValidator : AbstractValidator<ListParkMember>
{
    public ListParkMemberValidator()
    {
        this.OneGiven(l => l.NameZh, l => l.NameEn, "ListParkMember_NameMissing");
        this.BothPlain(l => l.NameZh, l => l.NameEn, Employer.NameMax, "Parks_TooLong");
        RuleFor(l => l.CreditCode).Must(code => Employers.Domain.CreditCode.IsValid(Employers.Domain.CreditCode.Normalise(code))).Says("ListParkMember_CreditCodeBad");
        RuleFor(l => l.Vouch).Equal(true).Says("ListParkMember_VouchMissing");
    }
}

internal sealed class ListParkMemberHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ListParkMember, Outcome<ListParkMemberResult>>
{
    /// <summary>What stands before the code in the key by which a listed firm is told from others.</summary>
    internal const string KeyPrefix = "credit:";

    public async Task<Outcome<ListParkMemberResult>> Handle(ListParkMember request, CancellationToken ct)
    {
        if (await db.ParkOf(call, ct) is not { } park) return Outcome.NotFound;
        var (tenant, now) = (call.RequiredTenant.Id, clock.GetUtcNow());
        if (!await db.EmployerAdmissions.Verifies(tenant, park, ct)) return Outcome.Refused("Parks_NotVerified");
        var code = CreditCode.Normalise(request.CreditCode);
        if (await db.Employers.AnyAsync(e => e.CreditCode == code, ct)) return Outcome.Invalid(nameof(request.CreditCode), "ListParkMember_Registered");

        var self = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == park, ct);
        var firm = await db.Employers.SingleOrDefaultAsync(e => e.ListedByTenantId == tenant && e.ListedKey == KeyPrefix + code, ct);
        if (firm is null)
        {
            var facts = new EmployerFacts(new(Typed.Tidy(request.NameZh), Typed.Tidy(request.NameEn)), EmployerKind.Company, self.DivisionCode, self.CountryCode, null, null, Bilingual.Empty);
            db.Add(firm = Employer.List(tenant, KeyPrefix + code, facts, now, self.IsDemo));
        }

        var membership = await db.ParkMemberships.AtTenantOf(call).SingleOrDefaultAsync(m => m.ParkId == park && m.MemberId == firm.Id, ct);
        if (membership is null) db.Add(membership = ParkMembership.List(park, firm.Id, now));
        else if (membership.AskAgain(isListed: true, vouch: true, now) is { } refusal) return Outcome.Invalid(nameof(request.CreditCode), refusal);
        audit.Write("parks.list", membership.Id, firm.Id.ToString());
        return new ListParkMemberResult(membership.Id);
    }
}
