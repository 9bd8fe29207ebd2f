using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>The talent says whether the campus may see their case some days longer, for which they were asked. Unless they say yes, it ends on its day.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Days">For how many they were asked when they answered; other ones are a conflict.</param>
[SignedIn]
public sealed record AgreeToCampusTime(Guid Id, int Days, bool Agreed) : ICommand<Done>;

internal sealed class AgreeToCampusTimeValidator : AbstractValidator<AgreeToCampusTime>
{
    public AgreeToCampusTimeValidator() => RuleFor(x => x.Days).InclusiveBetween(1, TalentCase.CampusMoreMost).Says("AgreeToCampusTime_Over");
}

internal sealed class AgreeToCampusTimeHandler(AppDb db, CurrentCall call, ConversationBook book, CaseTimeline timeline, Audit audit, TimeProvider clock) : IRequestHandler<AgreeToCampusTime, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AgreeToCampusTime request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        // At the tenant whose case it is: that is where it is answered.
        if (call.Tenant is not { } tenant || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (one.CampusAskedDays is { } asked && asked != request.Days) return Outcome.Conflict;
        if (one.AnswerCampusTime(request.Agreed, tenant, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        if (request.Agreed) await timeline.Add(one, CaseEntryKind.CampusLonger, null, one.CampusLastDay(tenant)!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, ct);
        audit.Write("cases.campusTime", one.Id, request.Agreed ? $"+{request.Days}" : "-");
        book.Changed(one);
        return Done.Value;
    }
}
