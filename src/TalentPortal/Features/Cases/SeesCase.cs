using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Whether the caller still sees a case, and nothing of it: a page that lies open asks when something changed, so that a case that was given on leaves the screen.</summary>
[Requires(CasesPermissions.Read)]
public sealed record SeesCase(Guid Id) : IQuery<Done>;

internal sealed class SeesCaseHandler(CaseDesk desk) : IRequestHandler<SeesCase, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SeesCase request, CancellationToken ct) => await desk.See(request.Id, ct) is null ? Outcome.NotFound : Done.Value;
}
