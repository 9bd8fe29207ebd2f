using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Pathways;

/// <summary>Forgets a checklist with its ticks. Tasks that it became in a case stay there.</summary>
[SignedIn]
public sealed record DropMyPathway(string? Slug) : ICommand<Done>;

internal sealed class DropMyPathwayValidator : AbstractValidator<DropMyPathway>
{
    public DropMyPathwayValidator() => RuleFor(x => x.Slug).NotEmpty().Says("Pathway_NoSuchStep").MaximumLength(Pathway.SlugMax).Says("Pathway_NoSuchStep");
}

internal sealed class DropMyPathwayHandler(AppDb db, CurrentCall call, PathwayDesk desk) : IRequestHandler<DropMyPathway, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DropMyPathway request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        await desk.Lock(user, ct);
        await db.PathwayChecks.Where(c => c.UserId == user && c.Slug == request.Slug).ExecuteDeleteAsync(ct);
        return Done.Value;
    }
}
