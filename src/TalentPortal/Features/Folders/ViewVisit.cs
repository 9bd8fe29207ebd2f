using FluentValidation;
using MediatR;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Folders;

/// <summary>What a visitor keeps in their browser, as it stands today. Nothing of it is noted.</summary>
[Anyone]
public sealed record ViewVisit(IReadOnlyList<KeptThing> Things) : IQuery<ViewVisitResult>
{
    /// <summary>What a cookie of the portal can hold.</summary>
    internal static bool AreFit(IReadOnlyList<KeptThing>? things) =>
        things is not null && things.Count <= KeptCookie.Most && things.All(thing => thing is { Key.Length: > 0 and <= KeptThing.KeyMax } && Enum.IsDefined(thing.Kind));
}

/// <param name="Items">In the order in which they were kept.</param>
public sealed record ViewVisitResult(IReadOnlyList<ShownThing> Items);

internal sealed class ViewVisitValidator : AbstractValidator<ViewVisit>
{
    public ViewVisitValidator() => RuleFor(x => x.Things).Must(ViewVisit.AreFit).Says("Folder_Unknown");
}

internal sealed class ViewVisitHandler(KeptShelf shelf) : IRequestHandler<ViewVisit, Outcome<ViewVisitResult>>
{
    public async Task<Outcome<ViewVisitResult>> Handle(ViewVisit request, CancellationToken ct) => new ViewVisitResult(await shelf.Read(request.Things, ct));
}
