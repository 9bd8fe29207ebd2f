using Microsoft.AspNetCore.Components;

namespace TalentPortal.Components;

/// <summary>
/// A hidden field with a new UUID v7. Put one into each form: the pipeline stores the id with the effect, so that a
/// double click or a repeated request has one effect and one answer. After an answer that was not Ok, pass the posted
/// id back in, so that the corrected form is still the same command.
/// </summary>
public sealed partial class CommandId(TimeProvider clock)
{
    /// <summary>Id to keep; null makes a new one.</summary>
    [Parameter]
    public Guid? Keep { get; set; }

    private Guid Value => Keep ?? Guid.CreateVersion7(clock.GetUtcNow());
}
