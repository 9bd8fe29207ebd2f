using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Schools;

/// <summary>Forgets a school that the caller chose for a child, with the note.</summary>
[SignedIn]
public sealed record DropSchool(Guid ChoiceId) : ICommand<Done>;

internal sealed class DropSchoolHandler(AppDb db, CurrentCall call) : IRequestHandler<DropSchool, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DropSchool request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        return await db.SchoolChoices.Where(c => c.UserId == me && c.Id == request.ChoiceId).ExecuteDeleteAsync(ct) == 0 ? Outcome.NotFound : Done.Value;
    }
}
