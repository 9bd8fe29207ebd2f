using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Events;

/// <summary>The sign-up behind a mailed link. Asked by the system alone; whoever has the link reads it through <see cref="ViewSignUp"/>.</summary>
[SystemOnly]
public sealed record FindSignUp(string? Token) : IQuery<ViewSignUpResult>;

internal sealed class FindSignUpValidator : AbstractValidator<FindSignUp>
{
    public FindSignUpValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "SignUp_Lapsed");
}

internal sealed class FindSignUpHandler(AppDb db, CurrentCall call, SealedSignUp words, TimeProvider clock) : IRequestHandler<FindSignUp, Outcome<ViewSignUpResult>>
{
    public async Task<Outcome<ViewSignUpResult>> Handle(FindSignUp request, CancellationToken ct)
    {
        if (call.Tenant is null || string.IsNullOrEmpty(request.Token)) return Outcome.NotFound;
        var hash = EventSignUp.HashOf(request.Token);
        if (await db.EventSignUps.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(s => s.LinkHash == hash, ct) is not { } s || await words.Open(s, ct) is not { } open) return Outcome.NotFound;
        var e = await db.OutreachEvents.AsNoTracking().AtTenantOf(call).SingleAsync(e => e.Id == s.EventId, ct);
        var now = clock.GetUtcNow();
        return new ViewSignUpResult(e.Id, e.Title, e.TimeZone, e.StartsAt, e.State == EventState.Cancelled, e.OverAt <= now, s.State, open.Name, open.Email, s.MayContact, e.OverAt.AddDays(OutreachEvent.KeptDays));
    }
}
