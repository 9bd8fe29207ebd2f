using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>Takes what the person kept as a visitor into their folder. What is there already is kept once; what is gone meanwhile is left out.</summary>
[SignedIn]
public sealed record TakeVisit(IReadOnlyList<KeptThing> Things) : ICommand<Done>;

internal sealed class TakeVisitValidator : AbstractValidator<TakeVisit>
{
    public TakeVisitValidator() => RuleFor(x => x.Things).Must(ViewVisit.AreFit).Says("Folder_Unknown");
}

internal sealed class TakeVisitHandler(CurrentCall call, KeptShelf shelf, FolderDesk desk) : IRequestHandler<TakeVisit, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeVisit request, CancellationToken ct)
    {
        // A full folder takes what fits: whoever signs in is not stopped for it.
        await desk.Add(call.RequiredUserId, [.. (await shelf.Read(request.Things, ct)).Where(thing => thing.IsThere)], ct);
        return Done.Value;
    }
}
