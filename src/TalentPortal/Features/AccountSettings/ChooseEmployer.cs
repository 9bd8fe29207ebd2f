using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.AccountSettings;

/// <summary>Chooses the employer in whose name this session acts.</summary>
[SignedIn]
public sealed record ChooseEmployer(Guid EmployerId) : ICommand<Done>;

internal sealed class ChooseEmployerHandler(AppDb db, Sessions sessions, CurrentCall call) : IRequestHandler<ChooseEmployer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChooseEmployer request, CancellationToken cancellationToken)
    {
        var user = call.RequiredUserId;
        if (!await db.Set<EmployerMembership>().AnyAsync(m => m.EmployerId == request.EmployerId && m.UserId == user && m.EndedAt == null, cancellationToken)) return Outcome.NotFound;
        await sessions.ActFor(request.EmployerId, cancellationToken);
        return Done.Value;
    }
}
