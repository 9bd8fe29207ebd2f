using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Rules;

/// <summary>A row of the editor over one object of the document.</summary>
public abstract class RuleRow : ComponentBase
{
    [Inject] protected IStringLocalizer<RulesText> T { get; set; } = null!;

    [CascadingParameter] protected RuleEditorContext Context { get; set; } = null!;

    /// <summary>The object that is edited.</summary>
    [Parameter, EditorRequired] public required JsonObject Node { get; set; }

    protected string PathOf => RuleTree.PathOf(Node);

    /// <summary>Changes something, and tells the page.</summary>
    protected void Do(Action change)
    {
        change();
        Context.Changed();
    }

    protected void Text(string name, ChangeEventArgs e) => Do(() => RuleTree.Set(Node, name, e.Value as string));

    protected void Number(string name, ChangeEventArgs e) => Do(() => RuleTree.SetNumber(Node, name, e.Value as string));

    protected void Words(string name, ChangeEventArgs e) => Do(() => RuleTree.SetWords(Node, name, e.Value as string));

    protected void Both(string name, string language, ChangeEventArgs e) => Do(() => RuleTree.SetBoth(Node, name, language, e.Value as string));
}
