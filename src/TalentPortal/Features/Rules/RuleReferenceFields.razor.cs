namespace TalentPortal.Features.Rules;

/// <summary>What another rule must come to: met or not, a class, or points.</summary>
public sealed partial class RuleReferenceFields
{
    private void Choose(string? way) => Do(() =>
    {
        foreach (var name in (string[])["is", "class", "ge"]) Node.Remove(name);
        if (way == "ge") Node["ge"] = 0;
        else Node[way ?? "is"] = way == "class" ? "" : "met";
    });
}
